import outlines from "@svg-maps/vietnam";
import type { Place } from "../../../api/types";

/** The codes of the provinces before the mergers of 2025, by the ids of the outlines. The two archipelagos belong to
 * Đà Nẵng and Khánh Hòa. */
const CODES: Record<string, string> = {
  angiang: "89",
  baria: "77",
  baclieu: "95",
  bacgiang: "24",
  backan: "06",
  bacninh: "27",
  bentre: "83",
  binhduong: "74",
  binhdinh: "52",
  binhphuoc: "70",
  binhthuan: "60",
  camau: "96",
  caobang: "04",
  cantho: "92",
  danang: "48",
  daklak: "66",
  daknong: "67",
  dongnai: "75",
  dongthap: "87",
  dienbien: "11",
  gialai: "64",
  hagiang: "02",
  hanam: "35",
  hanoi: "01",
  hatinh: "42",
  haiduong: "30",
  haiphong: "31",
  haugiang: "93",
  hoabinh: "17",
  hcm: "79",
  hoangsa: "48",
  hungyen: "33",
  khanhhoa: "56",
  kiengiang: "91",
  kontum: "62",
  lamdong: "68",
  langson: "20",
  laichau: "12",
  laocai: "10",
  longan: "80",
  namdinh: "36",
  ninhbinh: "37",
  ninhthuan: "58",
  nghean: "40",
  phutho: "25",
  phuyen: "54",
  quangbinh: "44",
  quangnam: "49",
  quangngai: "51",
  quangninh: "22",
  quangtri: "45",
  sonla: "14",
  soctrang: "94",
  tayninh: "72",
  thanhhoa: "38",
  thaibinh: "34",
  thainguyen: "19",
  tthue: "46",
  tiengiang: "82",
  travinh: "84",
  truongsa: "56",
  tuyenquang: "08",
  vinhlong: "86",
  vinhphuc: "26",
  yenbai: "15",
};

/** Frames beside the coast in which the two archipelagos are drawn, and how their outlines come into them. */
export const FRAMES = {
  hoangSa: { x: 372, y: 318, width: 232, height: 122, transform: "translate(-86 -8)" },
  truongSa: { x: 372, y: 640, width: 232, height: 152, transform: "translate(216 388) scale(0.46)" },
} as const;
/** The mainland with the frames. */
export const VIEW_BOX = "-4 -6 612 812";

interface Outline {
  id: string;
  path: string;
}

/** The way around a province or an archipelago. */
export interface Ring {
  path: string;
  transform?: string;
}

const TRANSFORMS: Record<string, string> = { hoangsa: FRAMES.hoangSa.transform, truongsa: FRAMES.truongSa.transform };

/** Outlines by the code of the province. */
const OUTLINES = Map.groupBy(outlines.locations as Outline[], ({ id }) => CODES[id] ?? "");

/** A province on the map, with those that it was made of where it is a merged one. */
export interface Area {
  place: Place;
  parts: Place[];
  rings: Ring[];
}

/** The provinces as they were (`isThen`) before 1 July 2025, or are now. */
export function areasOf(places: readonly Place[], isThen: boolean): Area[] {
  const old = places.filter(({ since }) => since === null);
  const byCode = new Map(places.map((place) => [place.code, place]));
  const shown = Map.groupBy(old, (place) => (isThen ? place.code : (place.successor ?? place.code)));
  return [...shown].flatMap(([code, parts]) => {
    const place = byCode.get(code);
    return place ? [{ place, parts, rings: parts.flatMap(ringsOf) }] : [];
  });
}

const ringsOf = ({ code }: Place): Ring[] =>
  (OUTLINES.get(code) ?? []).map(({ id, path }) => {
    const transform = TRANSFORMS[id];
    return { path, ...(transform && { transform }) };
  });
