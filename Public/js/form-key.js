// The key in a hidden field by which the server carries out a form once, however often it arrives. A form that stays on
// the page after it was sent gets a new one.

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function renew(form) {
    const field = form.elements.namedItem("form-key");
    if (field) field.value = newKey();
}

export function keyField() {
    return Object.assign(document.createElement("input"), { type: "hidden", name: "form-key", value: newKey() });
}
