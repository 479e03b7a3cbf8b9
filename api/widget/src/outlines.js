// The outlines of the symbols, one path each. The build puts them beside the words: data, not script.

const drawn = {
  chat: "M5 4.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-4.5 3.5v-3.5H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM8 9.5h8M8 12.8h5",
  phone: "M6.5 3.5h3l1.5 4.3-2 1.5a11.5 11.5 0 0 0 5.7 5.7l1.5-2 4.3 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z",
  close: "m6 6 12 12M18 6 6 18",
  more: "M5 7h14M5 12h14M5 17h14",
  restart: "M5 12a7 7 0 1 0 2.3-5.2L5 9V4.5V9h4.5",
  send: "M12 19.5v-15M5.5 11 12 4.5l6.5 6.5",
  out: "M13.5 4.5h6v6M19 5l-8 8M16.5 14v4.5a1 1 0 0 1-1 1h-10a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1H10",
  paper: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
  money: "M3 6.5h18v11H3zM12 9.5a2.5 2.5 0 1 0 .01 0M6.5 9.5v.01M17.5 14.5v.01",
  clock: "M12 3.5a8.5 8.5 0 1 0 .01 0M12 7v5l3.2 2",
  office: "M4 20.5h16M5 9.5h14L12 4zM6.5 9.5v8M10.2 9.5v8M13.8 9.5v8M17.5 9.5v8M4.5 17.5h15",
  steps: "M4 6.5l1.5-1v4M10 7h10M10 12h10M10 17h10M4 15h2.5L4 18.5h2.5",
  list: "M9 7h11M9 12h11M9 17h11M4.5 7h.01M4.5 12h.01M4.5 17h.01",
  law: "M12 4v16M7.5 20h9M5 7.5 12 6l7 1.5M5 7.5 2.5 14a3 3 0 0 0 5 0zM19 7.5 16.5 14a3 3 0 0 0 5 0z",
  online: "M9 3.5h6a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2zM11 17.5h2",
  check: "m5.5 12.5 4.5 4.5 8.5-9.5",
  warn: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.01",
  person: "M12 4a3.7 3.7 0 1 0 .01 0M4.5 20c.6-8 14.4-8 15 0z",
  trash: "M4.5 6.5h15M9 6.5v-3h6v3M6.5 6.5l1 14h9l1-14M10.3 10.5v6M13.7 10.5v6",
  up: "M7.5 11v8.5h-3V11zM7.5 11l3.7-7a2 2 0 0 1 2.5 2.5L13 10h5.5a2 2 0 0 1 2 2.3l-1 5.5a2 2 0 0 1-2 1.7h-10",
  down: "M7.5 13V4.5h-3V13zM7.5 13l3.7 7a2 2 0 0 0 2.5-2.5L13 14h5.5a2 2 0 0 0 2-2.3l-1-5.5a2 2 0 0 0-2-1.7h-10",
  voice: "M4 9.5v5h3.5l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  mic: "M12 3.5a2.8 2.8 0 0 1 2.8 2.8v5a2.8 2.8 0 0 1-5.6 0v-5A2.8 2.8 0 0 1 12 3.5zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3",
  print: "M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 14h10v6.5H7z",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v6h-6v-1",
};

/** What an answer's list tells, by the name of its part or block in the API. */
const { money, clock, office, paper, warn, law, check } = drawn;
const told = {
  ...{ fees: money, exemptions: money, times: clock, deadlines: clock, place: office, authority: office },
  ...{ result: paper, forms: paper, penalties: warn, legal_basis: law, readiness: check },
};

export default { ...drawn, ...told };
