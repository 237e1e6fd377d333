(() => {
const d = document, all = s => [...d.querySelectorAll(s)], id = i => d.getElementById(i), root = d.documentElement;
const rows = all('details.q'), box = id('f'), kind = id('k'), model = id('m'), theme = id('theme');
const shown = () => rows.filter(r => !r.hidden);
const filter = () => {
const words = box.value.trim().toLowerCase().split(/\s+/), flags = all('[data-w]:checked').map(e => e.dataset.w);
for (const r of rows) {
const s = r.dataset;
r.hidden = kind.value && s.k != kind.value || model.value && s.m != model.value
|| !words.every(w => s.t.includes(w)) || !flags.every(w => s.f.includes(w));
}
id('count').textContent = shown().length + ' of ' + rows.length;
};
const open = on => shown().forEach(r => r.open = on);
const dark = () => root.className ? root.className == 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
const name = () => theme.textContent = dark() ? 'Light' : 'Dark';
const reveal = () => { for (let e = id(location.hash.slice(1)); e; e = e.parentElement) if ('open' in e) e.open = true };
const step = by => {
const list = shown(), at = list.indexOf(d.activeElement.closest('.q'));
list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))]?.firstElementChild.focus();
};
id('bar').hidden = id('keys').hidden = false;
id('bar').oninput = filter;
id('open').onclick = e => {
const on = !shown().every(r => r.open);
open(on);
e.target.textContent = on ? 'Close all' : 'Open all';
};
id('print').onclick = () => { open(true); print() };
theme.onclick = () => { root.className = dark() ? 'light' : 'dark'; name() };
onhashchange = reveal;
onkeydown = e => {
const t = e.target, inField = t == box || t.tagName == 'SELECT';
if (t == box && e.key == 'Escape') { box.value = ''; filter(); t.blur() }
if (inField || e.ctrlKey || e.metaKey || e.altKey) return;
if (e.key == '/') { e.preventDefault(); box.focus() }
if (e.key == 'j') step(1);
if (e.key == 'k') step(-1);
if (e.key == 'o') { const r = t.closest('.q'); if (r) r.open = !r.open }
};
name(); filter(); reveal();
})();
