export { createAnnex2Forms, FORMS_OF_PART, type Annex2Deps, type Annex2Forms } from './service.ts'
export { blankAnnex2, type Annex2Data, type Annex2Opinion } from './data.ts'
export { annex2Fields, type Annex2Field } from './fields.ts'
export { annex2Pdf, COPIES } from './pdf.ts'
