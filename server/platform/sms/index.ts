/** The short-message gateway: what it must offer, and one over HTTP. Without one, messages stay in the outbox. */
export { httpGateway, type HttpGatewaySettings } from './http.ts'
export { handOver, type Handed } from './hand-over.ts'
export { signature, signedHeaders } from './signature.ts'
export {
  GatewayError,
  type Call,
  type News,
  type Outgoing,
  type Receipt,
  type Reply,
  type Since,
  type SmsGateway,
} from './types.ts'
