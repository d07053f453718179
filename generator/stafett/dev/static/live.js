// Keeps a page up to date while somebody writes: reloads it, changes its style sheets in place, and shows mistakes over it.
// It comes with pages that `stafett serve` sends, and with no page that is published.

const mine = new URL(import.meta.url).searchParams.get('page');
const own = (name) => new URL(name, import.meta.url).href;
let source = null;
let hidden = '';
let gone = null;
let unanswered = 0;

// Fetched at once: when the server is gone, its style sheet is, too.
const sheet = new CSSStyleSheet();
fetch(own('overlay.css')).then(async (answer) => sheet.replace(await answer.text()), () => {});

function listen() {
  source = new EventSource(`${own('events')}?page=${encodeURIComponent(location.pathname)}`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = miss;
}

// The browser asks again by itself; the first time may be a server that starts anew.
function miss() {
  unanswered += 1;
  if (unanswered > 1 && gone) showProblems(gone);
}

function hear(news) {
  unanswered = 0;
  gone = news.gone;
  if (news.page !== mine) {
    source.close();
    location.reload();
    return;
  }
  changeStyles(news.styles);
  showProblems(news.problems);
}

// The new sheet is loaded before the old one goes, so that the page is never bare.
function changeStyles(addresses) {
  const links = [...document.querySelectorAll('link[href$=".css"]:not([data-leaving])')];
  addresses.forEach((address, number) => {
    const old = links[number];
    if (!old || old.getAttribute('href') === address) return;
    const link = old.cloneNode();
    link.setAttribute('href', address);
    old.dataset.leaving = '';
    link.addEventListener('load', () => dropThoseBefore(link));
    link.addEventListener('error', () => dropThoseBefore(link));
    old.after(link);
  });
}

// Several may be leaving: a sheet that is replaced before it was loaded never tells that it was.
function dropThoseBefore(link) {
  while (link.previousElementSibling?.matches('[data-leaving]')) link.previousElementSibling.remove();
}

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function showProblems(problems) {
  const text = JSON.stringify(problems);
  const before = document.getElementById('stafett-problems');
  if (before?.dataset.shows === text) return;
  before?.remove();
  if (!problems) hidden = '';
  if (!problems || text === hidden) return;
  const host = element('div');
  host.id = 'stafett-problems';
  host.dataset.shows = text;
  const close = element('button', problems.close);
  close.type = 'button';
  close.addEventListener('click', () => {
    hidden = text;
    host.remove();
  });
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(panel(problems, close));
  document.body.append(host);
}

function panel(problems, close) {
  const made = element('section');
  made.lang = problems.language;
  made.setAttribute('role', 'alert');
  const head = element('header');
  head.append(element('h2', problems.title), close);
  made.append(head, element('p', problems.note, 'note'));
  if (problems.fault) made.append(element('pre', problems.fault, 'fault'));
  const list = element('ol');
  list.append(...problems.problems.map((problem) => item(problem, problems.open)));
  made.append(list);
  if (problems.more) made.append(element('p', problems.more));
  return made;
}

function item(problem, open) {
  const made = element('li');
  const place = element('p', '', 'place');
  place.append(element('code', problem.place), ' ', element('span', `[${problem.code}]`, 'code'));
  if (problem.editor) {
    const link = element('a', open);
    link.href = problem.editor;
    place.append(' ', link);
  }
  made.append(place, element('p', problem.what, 'what'));
  if (problem.excerpt.length) made.append(element('pre', problem.excerpt.join('\n')));
  made.append(element('p', problem.mend, 'mend'));
  return made;
}

// A browser keeps few connections to one server: a page that nobody looks at gives its own back.
document.addEventListener('visibilitychange', () => {
  source.close();
  if (!document.hidden) listen();
});
addEventListener('pagehide', () => source.close());
addEventListener('pageshow', (event) => event.persisted && listen());
listen();
