// The form of a clause shows the fields of the way that was chosen; a suggested indicator is taken with a click.
function chosen(form, name) {
  const field = form.elements[name];
  return field ? field.value : "";
}

function arrange(root) {
  root.querySelectorAll("form[data-clause]").forEach((form) => {
    form.querySelectorAll("[data-when]").forEach((part) => {
      part.hidden = !part.dataset.when.split(" ").some((one) => {
        const [name, value] = one.split(":");
        return chosen(form, name) === value;
      });
    });
  });
}

document.addEventListener("change", () => arrange(document));
document.addEventListener("htmx:afterSettle", () => arrange(document));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-measure]");
  if (!button) return;
  const select = button.form.elements.measure;
  select.value = button.dataset.measure;
  select.focus();
});
arrange(document);
