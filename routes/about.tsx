import { Title } from "../components/Title.tsx";
import { define } from "../define.ts";
import { fill, texts } from "../lib/texts/mod.ts";

export default define.page(function About({ state }) {
  const { title, lead, sections, models, sources, ai } = texts().about;
  const { ai: { places, asks }, speech: { status } } = state.parts;
  const sent = fill(models.sent, { places: places.join(", ") });
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
      <section class="tight">
        <h2>{models.title}</h2>
        {asks
          ? <p class="measure">{places.length > 0 ? sent : models.here} {models.how}</p>
          : <p class="measure">{models.none} {status.sentTo === null && models.stay}</p>}
        {status.sentTo !== null && (
          <p class="measure">{fill(models.voice, { places: status.sentTo })}</p>
        )}
      </section>
      <section class="stack">
        <h2>{sources.title}</h2>
        <ul class="nots">{sources.items.map((item) => <li key={item}>{item}</li>)}</ul>
      </section>
      <p class="notice">{ai}</p>
    </div>
  );
});
