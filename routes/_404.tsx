import { Title } from "../components/Title.tsx";
import { define } from "../define.ts";
import { texts } from "../lib/texts/mod.ts";

export default define.page(function NotFound() {
  const { title, text, action } = texts().common.notFound;
  return (
    <div class="stack">
      <Title>{title}</Title>
      <h1 class="question">{title}</h1>
      <p class="lead">{text}</p>
      <p>
        <a class="btn" href="/history">{action}</a>
      </p>
    </div>
  );
});
