import { define } from "../define.ts";
import { DARK, hex, LIGHT, STYLE_SLOT } from "../lib/style/mod.ts";
import { texts } from "../lib/texts/mod.ts";

export default define.layout(function App({ Component }) {
  const { common } = texts();
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="description" content={common.description} />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="theme-color"
          media="(prefers-color-scheme:light)"
          content={hex(LIGHT.paper)}
        />
        <meta name="theme-color" media="(prefers-color-scheme:dark)" content={hex(DARK.paper)} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style>{STYLE_SLOT}</style>
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
});
