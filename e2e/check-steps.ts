import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Answers by part of a question: a button's words, a number, a date, or (left out) put off. */
export type Script = Readonly<Record<string, string>>

export const question = (page: Page) => page.locator('.question h2')

/** Answers the question on the screen and waits for the next one, or the result. */
export async function answer(page: Page, given: string | undefined): Promise<void> {
  const before = await question(page).innerText()
  const next = page.locator('.question form button.main')
  if (given === undefined) await page.getByRole('button', { name: /不清楚，先跳过|Not sure, skip/ }).click()
  else if (/^\d{4}-\d{2}-\d{2}$/.test(given)) {
    const [year = '', month = '', day = ''] = given.split('-')
    await page.locator('#answer').selectOption(year)
    await page.locator('#answer-month').selectOption(month)
    await page.locator('#answer-day').selectOption(day)
    await next.click()
  } else if (/^\d+$/.test(given)) {
    await page.locator('#answer').fill(given)
    await next.click()
  } else await page.getByRole('button', { name: given, exact: true }).click()
  await page.waitForFunction(text => document.querySelector('.question h2')?.textContent !== text, before)
}

/** Answers until no question is left; gives the questions asked. */
export async function answerAll(page: Page, script: Script): Promise<string[]> {
  const asked: string[] = []
  await page.locator('.question h2, #result').first().waitFor()
  while (await question(page).count() > 0) {
    const text = await question(page).innerText()
    assert.ok(!asked.includes(text), `asked twice: ${text}`)
    asked.push(text)
    await answer(page, Object.entries(script).find(([part]) => text.includes(part))?.[1])
    assert.ok(asked.length < 80, 'no end of questions')
  }
  return asked
}
