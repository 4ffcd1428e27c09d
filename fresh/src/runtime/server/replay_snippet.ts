/**
 * Inline script (no tags) for the head of pages with islands. Until an island lives it keeps what
 * people do inside it, once for each target, and marks the target `aria-busy`; the client runtime
 * replays it in order.
 *
 * What works without JavaScript keeps working natively and is not kept: a link with an `href`, a
 * form with an `action`, what a form field, label or `summary` does when clicked. A form without an
 * `action` means nothing to the server, so its submission waits for the island.
 *
 * `document.frshQ` holds `[event type, target, start marker of the island]`. From the target the
 * script walks backwards through siblings and parents; the first island marker not closed on the
 * way is the island around it. A living island has no markers any more.
 */
export const REPLAY_SNIPPET: string = [
  `(d=>{let q=d.frshQ=[],f=e=>{let t=e.type,x=e.target,n=x,c=0,p;`,
  `if(t=="click"){`,
  `p=x.closest("a[href],button,input,label,summary,select,textarea");`,
  `if(p&&p.type!="button"&&(p.form||p.tagName!="BUTTON"))return;`,
  `x=p||x}`,
  `if(t=="submit"){if(x.matches("[action]"))return;x=e.submitter||x}`,
  `for(;n;n=n.previousSibling||n.parentNode)`,
  `if(n.nodeType==8)`,
  `if(n.data=="/frsh:island")c++;`,
  `else if(/^frsh:is/.test(n.data)&&!c--){`,
  `e.preventDefault();`,
  `t!="input"&&x.setAttribute("aria-busy","true");`,
  `q.some(y=>y[1]==x)||q.push([t,x,n]);`,
  `break}};`,
  `for(let t of["click","submit","input"])d.addEventListener(t,f,true)`,
  `})(document)`,
].join("");
