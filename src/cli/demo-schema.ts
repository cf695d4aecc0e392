/** The path of the demonstration's schema in its repository. */
export const demoPath = "proto/acme/orders/v1/orders.proto";

const head = `syntax = "proto3";

package acme.orders.v1;

`;

/** The schema as it was released. */
export const demoBefore = `${head}service OrderService {
  rpc PlaceOrder(PlaceOrderRequest) returns (Order);
  rpc GetOrder(GetOrderRequest) returns (Order);
  rpc CancelOrder(CancelOrderRequest) returns (Order);
}

message Order {
  string id = 1;
  repeated Item items = 2;
  int64 total_cents = 3;
  string coupon = 4;
  string delivery_note = 5;
}

message Item {
  string sku = 1;
  int32 quantity = 2;
}

message PlaceOrderRequest {
  Order order = 1;
}

message GetOrderRequest {
  string id = 1;
}

message CancelOrderRequest {
  string id = 1;
}
`;

/** A day's work later: three breaks and an addition that harms nobody. */
export const demoAfter = demoBefore
  .replace("  rpc CancelOrder(CancelOrderRequest) returns (Order);\n", "")
  .replace("  string coupon = 4;\n", "  int64 discount_cents = 4;\n")
  .replace("  string delivery_note = 5;\n", "  string currency = 6;\n");
