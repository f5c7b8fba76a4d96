// Distances on the globe. Pure.

const EARTH_RADIUS_MILES = 3958.7613; // geopy's mean radius, 6371.009 km
const RADIANS = Math.PI / 180;

/**
 * Miles along a great circle, by the haversine.
 * @param {number} latitude @param {number} longitude @param {number} toLatitude @param {number} toLongitude
 */
export function miles(latitude, longitude, toLatitude, toLongitude) {
  const up = Math.sin(((toLatitude - latitude) * RADIANS) / 2);
  const along = Math.sin(((toLongitude - longitude) * RADIANS) / 2);
  const half = up * up + Math.cos(latitude * RADIANS) * Math.cos(toLatitude * RADIANS) * along * along;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * Miles from a point to the nearest edge of a box; 0 inside it. The box may be seen from across the antimeridian.
 * @param {number} latitude @param {number} longitude
 * @param {number[]} box south, west, north, east, in degrees
 */
export function milesToBox(latitude, longitude, [south, west, north, east]) {
  let best = Infinity;
  for (const turn of [-360, 0, 360]) {
    const seen = longitude + turn;
    const nearest = Math.min(Math.max(seen, west), east);
    if (nearest === seen) return miles(latitude, seen, Math.min(Math.max(latitude, south), north), seen);
    // On the meridian of the box's side, the nearest point lies a little poleward of our latitude.
    const bend = Math.atan2(Math.tan(latitude * RADIANS), Math.cos((nearest - seen) * RADIANS)) / RADIANS;
    for (const at of [bend, latitude, south, north]) {
      const clamped = Math.min(Math.max(at, south), north);
      best = Math.min(best, miles(latitude, seen, clamped, nearest));
    }
  }
  return best;
}
