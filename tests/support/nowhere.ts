/** An address where nobody listens: its port is none that a system gives to who asks for any. */
export const NOWHERE = "http://127.0.0.1:2";
