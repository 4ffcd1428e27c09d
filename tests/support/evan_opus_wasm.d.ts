/** The WASM build of @evan/opus, which the package ships without types. */
declare module "@evan/opus/wasm/index.mjs" {
  export class Encoder {
    constructor(options: {
      channels: 1 | 2;
      sample_rate: 8000 | 12000 | 16000 | 24000 | 48000;
      application: "voip" | "audio";
    });
    /** opus_encoder_ctl; 4002 sets the bitrate in bit/s. */
    ctl(request: number, value: number): number;
    encode(samples: Int16Array): Uint8Array;
    drop(): void;
  }
}
