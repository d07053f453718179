/** Rows of the ranking: those that the page holds are used again, the others are made from its template. */

const SVG = "http://www.w3.org/2000/svg";
const HIGHEST = 5;
const COLUMN = { width: 10, step: 14, point: 8 };

/** A function that draws a ranked need as a row, with `restore` to give a row of the page its published numbers back. */
export function rowsOf(template, own, { words, labels, language }) {
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const whole = new Intl.NumberFormat(language);
  const known = new Map(own.map((row) => [row.dataset.need, row]));
  const before = new Map(own.map((row) => [row, { place: part(row, "place").textContent, priority: part(row, "priority").textContent }]));

  function drawRow(need) {
    const row = known.get(need.id) ?? makeRow(need);
    part(row, "place").textContent = need.place;
    part(row, "priority").textContent = decimal.format(need.priority);
    drawMove(part(row, "move"), need.steps);
    return row;
  }

  function makeRow(need) {
    const row = template.content.firstElementChild.cloneNode(true);
    const link = part(row, "link");
    link.textContent = need.title;
    link.href = need.url;
    if (need.lang) link.lang = link.hreflang = need.lang;
    part(row, "why").href = `${need.url}#screening`;
    part(row, "share").setAttribute("width", need.share);
    part(row, "percent").textContent = percent.format(need.share / 100);
    drawVotes(row, need.votes);
    drawBars(part(row, "bars"), need.scores);
    known.set(need.id, row);
    return row;
  }

  function drawVotes(row, votes) {
    if (votes.patients === null && votes.staff === null) return part(row, "votes").remove();
    for (const [name, number] of Object.entries(votes)) part(row, name).textContent = number === null ? "–" : whole.format(number);
  }

  function drawBars(picture, scores) {
    picture.setAttribute("aria-label", scores.map((score, lens) => `${labels[lens]} ${score}`).join(", "));
    scores.forEach((score, lens) => {
      for (const [name, points] of [["score-ground", HIGHEST], ["score-bar", score]]) {
        const bar = document.createElementNS(SVG, "rect");
        const size = { x: lens * COLUMN.step, y: (HIGHEST - points) * COLUMN.point, width: COLUMN.width, height: points * COLUMN.point };
        bar.setAttribute("class", name);
        for (const [side, length] of Object.entries(size)) bar.setAttribute(side, length);
        picture.append(bar);
      }
    });
  }

  function drawMove(place, steps) {
    place.className = `rank-move ${steps > 0 ? "rank-up" : steps < 0 ? "rank-down" : ""}`;
    const text = steps > 0 ? words.up : words.down;
    place.textContent = steps ? text.replace("{steps}", Math.abs(steps)) : "";
  }

  drawRow.restore = (row) => {
    const { place, priority } = before.get(row);
    part(row, "place").textContent = place;
    part(row, "priority").textContent = priority;
    drawMove(part(row, "move"), 0);
  };
  return drawRow;
}

function part(row, name) {
  return row.querySelector(`[data-part="${name}"]`);
}
