/**
 * The states as a tile grid: one equal tile each, placed roughly where the state lies, so that
 * Rhode Island is as readable as Texas. What has no tile (the territories, and `NA` for airports
 * without a state) is named here too and shown as chips beside the map.
 */

const GRID = `
AK .  .  .  .  .  .  .  .  .  .  ME
.  .  .  .  .  .  .  .  .  .  VT NH
.  WA ID MT ND MN IL WI MI NY RI MA
.  OR NV WY SD IA IN OH PA NJ CT .
.  CA UT CO NE MO KY WV VA MD DE .
.  .  AZ NM KS AR TN NC SC DC .  .
.  .  .  .  OK LA MS AL GA .  .  .
HI .  .  .  TX .  .  .  .  FL .  .
`;

const NAMES = `
AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;
KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;
MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;
NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;
PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;
VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;
AS American Samoa;CQ Northern Mariana Islands;GU Guam;PR Puerto Rico;VI U.S. Virgin Islands;
NA No state recorded`;

const names = new Map(
  NAMES.trim()
    .split(/;\s*/)
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
);

/** Tiles of the grid: `{state, column, row}`. */
export const TILES = GRID.trim()
  .split('\n')
  .flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/)
      .map((state, column) => ({ state, column, row })),
  )
  .filter((tile) => tile.state !== '.');

/** Columns and rows of the grid. */
export const GRID_SIZE = {
  columns: Math.max(...TILES.map((tile) => tile.column)) + 1,
  rows: Math.max(...TILES.map((tile) => tile.row)) + 1,
};

/** Full name of a state; the code itself if it is not known here. */
export function stateName(state) {
  return names.get(state) ?? state;
}
