/* Reads a replay as a user does, and leaves what it saw in the document. */
(async () => {
  const seen = { problems: [] };
  window.addEventListener("error", (event) => seen.problems.push(event.message));
  document.addEventListener("securitypolicyviolation", (event) => seen.problems.push(event.blockedURI));
  const text = (id) => document.getElementById(id).textContent;
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const images = () => [...document.querySelectorAll("#panels img")];
  const press = (key, shiftKey = false) =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
  const until = async (condition) => {
    for (let i = 0; i < 300 && !condition(); i++) await pause(50);
    return condition();
  };
  const loaded = () => until(() => images().length > 0 && images().every((image) => image.complete && image.naturalWidth > 0));
  const moment = async () => {
    const areLoaded = await loaded();
    return {
      name: text("name"),
      where: text("where"),
      objective: text("objective"),
      status: text("status"),
      current: [...document.querySelectorAll("#steps li")].findIndex((item) => item.getAttribute("aria-current") === "step"),
      numbers: [...document.querySelectorAll("#steps .numbers")].map((line) => line.textContent).join(""),
      claims: [...document.querySelectorAll("#claims li")].map((claim) => claim.className),
      pictures: images().length,
      areLoaded,
      sources: images().map((image) => image.src).join("").length,
    };
  };
  try {
    seen.title = document.title;
    seen.heading = text("title");
    seen.facts = text("facts");
    seen.start = await moment();
    press("ArrowRight");
    seen.first = await moment();
    press("ArrowRight", true);
    seen.wholeIteration = text("where");
    press("End");
    seen.end = await moment();
    press("ArrowLeft");
    seen.beforeEnd = text("where");
    press("Home");
    seen.home = text("where");
    press(" ");
    seen.playing = text("play");
    seen.hasPlayed = await until(() => text("where").startsWith("half-step 2 "));
    press(" ");
    seen.paused = text("play");
    const scrubber = document.getElementById("scrubber");
    scrubber.value = 3;
    scrubber.dispatchEvent(new Event("input", { bubbles: true }));
    seen.scrubbed = text("where");
    seen.spoken = scrubber.getAttribute("aria-valuetext");
    document.getElementById("forward").click();
    seen.clicked = text("where");
    seen.nameless = [...document.querySelectorAll("button, input, select")].filter(
      (control) => !control.getAttribute("aria-label") && !control.textContent.trim()
    ).length;
    seen.withoutAlternative = images().filter((image) => !image.alt).length;
    seen.formulas = [...document.querySelectorAll("#steps svg")].map((svg) => svg.getBoundingClientRect().width);
    seen.requests = performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith("data:"));
    seen.isAttacked = window.attacked === true || document.querySelector("img[src='x']") !== null;
    seen.isProblemShown = !document.getElementById("problem").hidden;
  } catch (problem) {
    seen.problems.push(String(problem));
  }
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
  document.body.append(report);
})();
