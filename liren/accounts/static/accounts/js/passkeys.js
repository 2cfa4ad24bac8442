// Passkeys: hide the button where the browser has none, and say in words when a try fails.
const supported = "PublicKeyCredential" in window;
for (const button of document.querySelectorAll("[data-needs-passkeys]")) button.hidden = !supported;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const notices = document.getElementById("notices");
  const template = document.getElementById("passkey-failed");
  if (!notices || !template) return;
  notices.replaceChildren(template.content.cloneNode(true));
});
