// Waiting that can be cut short: when the network is back, when the citizen presses "again".

const STARTING = 4;
const LONGEST = 30;

export class Patience {
  /** `on.trouble(error or null, seconds)` is told of each wait and of its end. */
  constructor(on) {
    this._on = on;
    this._sleepers = new Set();
  }

  wake() {
    for (const go of this._sleepers) go();
  }

  pause(seconds) {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this._sleepers.delete(go);
        resolve();
      };
      const timer = setTimeout(go, seconds * 1000);
      this._sleepers.add(go);
    });
  }

  /** Until it is done or refused; `isWanted()` is asked before each new attempt. */
  async untilDone(attempt, isWanted = () => true) {
    for (let wait = 1; ; wait = nextWait(wait)) {
      try {
        const got = await attempt();
        this._on.trouble(null);
        return got;
      } catch (error) {
        if (error.status && error.status < 429) throw error;
        const seconds = error.after || (error.status === 503 ? STARTING : wait);
        this._on.trouble(error, seconds);
        await this.pause(seconds);
        if (!isWanted()) throw error;
      }
    }
  }
}

export const nextWait = (seconds) => Math.min(seconds * 2, LONGEST);
