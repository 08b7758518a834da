/** The WebAssembly of `../assembly`, in base64; made by scripts/kernels.js, which every build and test calls. */
export const wasm: string;
