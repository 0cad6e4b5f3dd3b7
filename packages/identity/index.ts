/** Identity numbers, regions, codes and masks of personal data. Pure: browser and server. */
export { ageInCalendarYear, ageOn, isChildOn, isMinorOn } from './age.ts'
export { educationCodes, findCode, maritalCodes, sexCodes, vocationalLevels } from './codes.ts'
export { identityErrors, type IdentityErrorCode } from './errors.ts'
export { maskIdNumber, maskName, maskPhone } from './masks.ts'
export { findNation, nations, type Code } from './nations.ts'
export { confirmBirthDate, parseIdNumber, sameIdentity, type Identity } from './number.ts'
export { parsePhone } from './phone.ts'
export {
  cities, cityOf, findCity, findDistrict, findTown, type City, type District, type Place,
} from './regions/cities.ts'
export { findRegion, type Region } from './regions/index.ts'
export { syntheticIdNumber, type SyntheticParts } from './synthetic.ts'
