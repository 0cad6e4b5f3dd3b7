/** What conditions and rules mean, handed to the nodes that hold others, so that no file needs the one that needs it. */
import type { Condition, Rule } from '../ast.ts'
import type { Definitions, Truth } from '../environment.ts'
import type { Facts, PointsRange } from '../types.ts'

export interface Meaning {
  truth(node: Condition, facts: Facts, definitions: Definitions): Truth
  points(node: Rule, facts: Facts, definitions: Definitions): PointsRange
}
