"use strict";
(() => {
  const run = JSON.parse(document.getElementById("run").textContent);
  const last = run.moments.length - 1;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const SIGNS = { holds: "✓", failed: "⚠", broken: "⚠", open: "–" };
  const MOST_KEPT = 80;
  const kept = new Map();
  const figures = new Map();
  let now = 0;
  let timer = 0;

  const $ = (id) => document.getElementById(id);

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Pictures: a PNG as it is, an SVG unpacked. */

  async function unpacked(base64) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return "data:image/svg+xml," + encodeURIComponent(await new Response(stream).text());
  }

  function picture(index) {
    if (!kept.has(index)) {
      const [kind, base64] = run.pictures[index];
      kept.set(index, kind === "png" ? Promise.resolve("data:image/png;base64," + base64) : unpacked(base64));
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    }
    return kept.get(index);
  }

  function indexFor(pictures) {
    return pictures[dark.matches && pictures.length > 1 ? 1 : 0];
  }

  function figure(id) {
    if (!figures.has(id)) {
      const made = element("figure");
      const caption = element("figcaption");
      caption.append(element("b"), element("span"));
      const image = element("img");
      image.width = 540;
      image.height = 370;
      made.append(caption, image);
      figures.set(id, made);
    }
    return figures.get(id);
  }

  function showPanels(moment) {
    const shown = run.panels[moment].map(([id, title, subtitle, pictures]) => {
      const made = figure(id);
      made.querySelector("b").textContent = title;
      made.querySelector("span").textContent = subtitle;
      const image = made.querySelector("img");
      image.alt = subtitle ? title + ": " + subtitle : title;
      picture(indexFor(pictures)).then((url) => {
        if (now === moment && image.src !== url) image.src = url;
      }, problem);
      return made;
    });
    const area = $("panels");
    if (shown.length !== area.children.length || shown.some((made, i) => made !== area.children[i])) {
      area.replaceChildren(...shown);
    }
    const next = run.panels[moment + 1];
    if (next) next.forEach(([, , , pictures]) => picture(indexFor(pictures)).catch(problem));
  }

  function problem() {
    $("problem").hidden = false;
    $("problem").textContent = "This browser cannot unpack the pictures; one from 2023 or later can.";
  }

  /* Words. */

  function buildSteps() {
    $("steps").replaceChildren(
      ...run.halfSteps.map((step, i) => {
        const item = element("li");
        const parsed = new DOMParser().parseFromString(step.svg, "image/svg+xml").documentElement;
        const formula = document.importNode(parsed, true);
        formula.setAttribute("role", "img");
        formula.setAttribute("aria-label", step.latex);
        item.append(element("div", "verb", i + 1 + " · " + step.verb), formula, element("div", "numbers"));
        return item;
      })
    );
  }

  function showSteps(moment) {
    [...$("steps").children].forEach((item, i) => {
      const isCurrent = moment.halfStep === i;
      if (isCurrent) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.querySelector(".numbers").textContent = isCurrent ? moment.numbers : "";
    });
  }

  function showClaims(moment) {
    $("claims").replaceChildren(
      ...moment.claims.map(([standing, text, sentence, margin], i) => {
        const item = element("li", standing);
        const sign = element("span", "sign", SIGNS[standing]);
        sign.setAttribute("aria-hidden", "true");
        const words = element("span", "text", text);
        words.append(element("span", "hidden", ". " + sentence));
        const unit = run.claims[i].unit;
        item.title = unit ? sentence + " The number: " + unit + "." : sentence;
        item.append(sign, words, element("span", "margin", margin));
        return item;
      })
    );
  }

  function show(index) {
    now = Math.max(0, Math.min(last, index));
    const moment = run.moments[now];
    const where = "half-step " + moment.position + ", iteration " + moment.iteration;
    $("name").textContent = moment.name;
    $("where").textContent =
      "half-step " + moment.position + " of " + run.moments[last].position + " · iteration " + moment.iteration;
    $("objective").textContent = moment.objective === undefined ? "" : "objective " + moment.objective;
    $("scrubber").value = now;
    $("scrubber").setAttribute("aria-valuetext", where + ": " + moment.name);
    // Not disabled: the browser would swallow the keys of a disabled button that has the focus.
    for (const id of ["start", "back"]) $(id).setAttribute("aria-disabled", now === 0);
    for (const id of ["forward", "end"]) $(id).setAttribute("aria-disabled", now === last);
    $("status").textContent = moment.status;
    showSteps(moment);
    showClaims(moment);
    showPanels(now);
  }

  /* Transport. */

  function pause() {
    clearTimeout(timer);
    timer = 0;
    $("play").textContent = "Play";
  }

  function tick() {
    timer = setTimeout(() => {
      show(now + 1);
      if (now < last) tick();
      else pause();
    }, Number($("speed").value));
  }

  function toggle() {
    if (timer) {
      pause();
      return;
    }
    if (now === last) show(0);
    $("play").textContent = "Pause";
    tick();
  }

  function go(index) {
    pause();
    show(index);
  }

  /* To the next or the last moment at which an iteration is whole. */
  function iteration(direction) {
    const of = (index) => run.moments[index].iteration;
    let index = now + direction;
    while (index > 0 && index < last && of(index + 1) === of(index)) index += direction;
    go(index);
  }

  const KEYS = {
    ArrowLeft: (event) => (event.shiftKey ? iteration(-1) : go(now - 1)),
    ArrowRight: (event) => (event.shiftKey ? iteration(1) : go(now + 1)),
    Home: () => go(0),
    End: () => go(last),
    " ": toggle,
  };

  document.addEventListener("keydown", (event) => {
    const action = KEYS[event.key];
    const isButton = event.target instanceof HTMLButtonElement;
    const isChoice = event.target instanceof HTMLSelectElement;
    if (!action || event.ctrlKey || event.altKey || event.metaKey || isChoice) return;
    if (event.key === " " && isButton) return;
    event.preventDefault();
    action(event);
  });

  $("start").addEventListener("click", () => go(0));
  $("back").addEventListener("click", () => go(now - 1));
  $("play").addEventListener("click", toggle);
  $("forward").addEventListener("click", () => go(now + 1));
  $("end").addEventListener("click", () => go(last));
  $("scrubber").addEventListener("input", (event) => go(Number(event.target.value)));
  dark.addEventListener("change", () => show(now));

  $("goal").textContent = run.goal;
  $("note").textContent = run.note;
  $("facts").replaceChildren(
    ...run.facts.map(([name, value]) => {
      const pair = element("div");
      pair.append(element("dt", "", name), element("dd", "", value));
      return pair;
    })
  );
  $("scrubber").max = last;
  buildSteps();
  show(0);
})();
