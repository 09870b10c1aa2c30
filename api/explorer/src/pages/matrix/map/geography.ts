import outlines from "@svg-maps/vietnam";
import type { Place } from "../../../api/types";

/** The codes of the provinces before the mergers of 2025, by the ids of the outlines. The two archipelagos belong to
 * Đà Nẵng and Khánh Hòa. */
const CODES: Record<string, string> = {
  angiang: "89", baria: "77", baclieu: "95", bacgiang: "24", backan: "06", bacninh: "27", bentre: "83",
  binhduong: "74", binhdinh: "52", binhphuoc: "70", binhthuan: "60", camau: "96", caobang: "04", cantho: "92",
  danang: "48", daklak: "66", daknong: "67", dongnai: "75", dongthap: "87", dienbien: "11", gialai: "64",
  hagiang: "02", hanam: "35", hanoi: "01", hatinh: "42", haiduong: "30", haiphong: "31", haugiang: "93",
  hoabinh: "17", hcm: "79", hoangsa: "48", hungyen: "33", khanhhoa: "56", kiengiang: "91", kontum: "62",
  lamdong: "68", langson: "20", laichau: "12", laocai: "10", longan: "80", namdinh: "36", ninhbinh: "37",
  ninhthuan: "58", nghean: "40", phutho: "25", phuyen: "54", quangbinh: "44", quangnam: "49", quangngai: "51",
  quangninh: "22", quangtri: "45", sonla: "14", soctrang: "94", tayninh: "72", thanhhoa: "38", thaibinh: "34",
  thainguyen: "19", tthue: "46", tiengiang: "82", travinh: "84", truongsa: "56", tuyenquang: "08", vinhlong: "86",
  vinhphuc: "26", yenbai: "15",
};

interface Outline {
  id: string;
  path: string;
}

const { viewBox, locations } = outlines as { viewBox: string; locations: Outline[] };

export const VIEW_BOX = viewBox;
export const ARCHIPELAGOS = { hoangSa: { x: 575, y: 355 }, truongSa: { x: 610, y: 632 } };

/** Outlines by the code of the province. */
const PATHS = Map.groupBy(locations, ({ id }) => CODES[id] ?? "");

/** A province on the map, with those that it was made of where it is a merged one. */
export interface Area {
  place: Place;
  parts: Place[];
  paths: string[];
}

/** The provinces from north to south as they were (`then`) before 1 July 2025, or are now. */
export function areasOf(places: readonly Place[], isThen: boolean): Area[] {
  const old = places.filter(({ since }) => since === null);
  const byCode = new Map(places.map((place) => [place.code, place]));
  const shown = Map.groupBy(old, (place) => (isThen ? place.code : (place.successor ?? place.code)));
  return [...shown].flatMap(([code, parts]) => {
    const place = byCode.get(code);
    return place ? [{ place, parts, paths: parts.flatMap((part) => PATHS.get(part.code)?.map(({ path }) => path) ?? []) }] : [];
  });
}
