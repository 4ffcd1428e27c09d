import { Title } from "../components/Title.tsx";
import { define } from "../define.ts";
import { texts } from "../lib/texts/mod.ts";

export default define.page(function About() {
  const { title, lead, sections, sources, ai } = texts().about;
  return (
    <div class="sections">
      <Title>{title}</Title>
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      {sections.map((section) => (
        <section class="tight" key={section.title}>
          <h2>{section.title}</h2>
          <p class="measure">{section.text}</p>
        </section>
      ))}
      <section class="stack">
        <h2>{sources.title}</h2>
        <ul class="nots">{sources.items.map((item) => <li key={item}>{item}</li>)}</ul>
      </section>
      <p class="notice">{ai}</p>
    </div>
  );
});
