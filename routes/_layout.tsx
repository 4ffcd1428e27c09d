import { Icon } from "../components/Icon.tsx";
import { define } from "../define.ts";
import { texts } from "../lib/texts/mod.ts";

export default define.layout(function Layout({ Component }) {
  return (
    <>
      <a class="skip" href="#main">{texts().common.skip}</a>
      <Top />
      <main class="page" id="main" tabIndex={-1}>
        <Component />
      </main>
      <Foot />
    </>
  );
});

function Top() {
  const { name, nav } = texts().common;
  return (
    <header class="top">
      <div>
        <a class="brand" href="/">
          <Icon name="brand" size={24} />
          {name}
        </a>
        <nav aria-label={nav.label}>
          <ul>
            <li>
              <a href="/history">{nav.answers}</a>
            </li>
            <li>
              <a href="/settings">{nav.settings}</a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Foot() {
  const { note, about } = texts().common.foot;
  return (
    <footer class="foot">
      <div>
        <p>{note}</p>
        <a href="/about">{about}</a>
      </div>
    </footer>
  );
}
