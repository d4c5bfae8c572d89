// The line to the server: requests with answers, and what there is to see.

let socket = null;
let serial = 0;
let wait = 500;
const pending = new Map();

/** Connect and stay connected; `see` gets every picture, `state` whether the line is up. */
export function connect({ see, state, hello }) {
  socket = new WebSocket(`ws://${location.host}/page/socket`);
  socket.addEventListener("open", () => { wait = 500; state(true); hello(); });
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    if (message.see) { see(message.see); return; }
    pending.get(message.id)?.(message);
    pending.delete(message.id);
  });
  socket.addEventListener("close", () => {
    state(false);
    for (const answer of pending.values()) answer({ ok: false, error: "Forbindelsen røg. Prøv igen." });
    pending.clear();
    setTimeout(() => connect({ see, state, hello }), wait);
    wait = Math.min(wait * 2, 8000);
  });
}

/** Ask the server to do something; resolves to its answer, never rejects. */
export function ask(request) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve({ ok: false, error: "Der er ingen forbindelse lige nu." });
  serial += 1;
  const id = serial;
  return new Promise((resolve) => {
    pending.set(id, resolve);
    socket.send(JSON.stringify({ id, ...request }));
  });
}
