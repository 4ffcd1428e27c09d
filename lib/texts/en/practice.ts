/** Texts of the practice page; the recorder's travel to the browser, so they are plain strings. */
export const PRACTICE = {
  title: "Question {n}",
  before:
    "A program writes the feedback, and it can be wrong. Take your time: silence never ends your answer.",
  readAloud: "Read aloud",
  stopReading: "Stop reading",
  noScript:
    "Speaking needs JavaScript. Without it, type your answer below: the feedback is the same.",
  attemptsLink: { one: "{n} earlier attempt", other: "{n} earlier attempts" },
  beforeLink: "What you answered in other interviews",
  type: {
    summary: "Type instead",
    label: "Your answer",
    hint: "Write as you would speak. About 150 to 300 words is plenty.",
    send: "Get feedback",
    kept: "Draft kept on this device",
  },
  recorder: {
    label: "Your spoken answer",
    consent: {
      title: "Before you record",
      here: "Your voice is sent to this site to be written down, and to no one else.",
      nobody: "Your voice is sent to this site, and to no one else. You type the words yourself.",
      elsewhere: "Your voice is sent to this site, and from here to {provider} to be written down.",
      day: "The sound is deleted after 24 hours. You can change that in the settings.",
      at_once:
        "The sound is deleted as soon as the feedback is written. You can change that in the settings.",
      keep: "The sound is kept until you delete it. You can change that in the settings.",
      agree: "Agree and record",
      decline: "Not now",
    },
    start: "Record your answer",
    idle: "Press to record. Press again to pause.",
    asking: "Your browser asks for the microphone: choose “Allow”.",
    recording: "Recording: press to pause",
    paused: "Paused: press to go on",
    still: "paused",
    pause: "Pause",
    resume: "Go on",
    done: "Done",
    discard: "Start over",
    discardSure: "Start over? This recording is deleted.",
    discardYes: "Yes, start over",
    discardNo: "Keep it",
    stopping: "Finishing the recording",
    sending: "Sending the rest: {left} left",
    saved: "Saved. Going to your words",
    held:
      "Your answer is complete and safe on this device. It is sent by itself when the network is back; you can also close this page and come back.",
    sendNow: "Try to send now",
    goOnWithout: "Go to the next question",
    resumable: "An answer was begun here, {clock} long. It is safe.",
    continueIt: "Go on speaking",
    levelLabel: "Level",
    levels: { none: "no sound", quiet: "quiet", good: "good", loud: "very loud" },
    cues: {
      good: "Good pace",
      too_fast: "A little slower is easier to follow",
      too_long: "Come to your point when you are ready",
      too_quiet: "A little closer to the microphone",
      too_noisy: "It is noisy here: closer to the microphone helps",
    },
    cuesOff: "Hide hints",
    cuesOn: "Show hints",
    captionsWaiting: "Your words appear here.",
    captionsNone: "Nobody writes along here: you can type what you said afterwards.",
    captionsLater: "Your words are written when the network is back.",
    captionsQueued: "The words come a little later. Before yours: {ahead}.",
    clockOf: "of {limit}",
    timeUp: "{limit} reached. Finish in your own time.",
    timerMore: "1 minute more",
    timerOff: "Timer off",
    timerOn: "Timer: 2 minutes",
    sent: "{size} sent, all of it saved",
    sentLive: "{size} sent, saved as you speak",
    sentSome: "{size} sent, {left} still to send",
    offline: "No network. Go on: it is kept on this device.",
    reconnecting: "Connecting again. Go on: it is kept on this device.",
    memory:
      "This device has no room to keep the recording safe against closing the page. Keep this page open until it is sent.",
    problems: {
      mic_denied: {
        text: "The microphone is not allowed for this page.",
        hint:
          "Allow it in the browser's address bar or settings and press Record again, or type your answer.",
      },
      mic_missing: {
        text: "No microphone was found.",
        hint: "Connect one and press Record again, or type your answer.",
      },
      mic_in_use: {
        text: "Another program is using the microphone.",
        hint: "Close it and press Record again, or type your answer.",
      },
      mic_lost: {
        text: "The microphone was disconnected.",
        hint: "What you said is safe. Connect it again and press Go on, or finish with Done.",
      },
      unsupported: {
        text: "This browser cannot record.",
        hint: "Type your answer, or try another browser.",
      },
      other_tab: {
        text: "This question is being answered in another tab.",
        hint: "Go on there, or close that tab and reload this page.",
      },
      full: {
        text: "Half an hour is recorded: that is as long as one answer can be.",
        hint: "Press Done. What you said is safe.",
      },
      refused: {
        text: "The answer was not accepted.",
        hint: "It is kept on this device. Reload the page and try again.",
      },
    },
  },
} as const;

export type PracticeTexts = typeof PRACTICE;
