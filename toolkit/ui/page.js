// Runs once, with `element` the result's container. Links to a source jump to their row and light it up.
element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-row]");
  if (!link) return;
  const row = element.querySelector("#" + CSS.escape(link.dataset.row));
  if (!row) return;
  event.preventDefault();
  const filter = element.querySelector("input[data-filter]");
  if (filter && filter.checked && !row.classList.contains("found")) filter.checked = false;
  element.querySelectorAll("tr.cited").forEach((other) => other.classList.remove("cited"));
  row.classList.add("cited");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  row.focus({ preventScroll: true });
});
