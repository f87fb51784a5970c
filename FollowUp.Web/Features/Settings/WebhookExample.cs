namespace FollowUp.Web.Features.Settings;

/// <summary>A signed webhook as shell commands, to be pasted as they stand.</summary>
internal static class WebhookExample
{
    public static string Curl(string url) => $$"""
        secret='whsec_…'
        id="msg_$(date +%s)"
        timestamp="$(date +%s)"
        body='{"event":"order_delivered","orderId":"1001","occurredAt":"'"$(date -u +%FT%TZ)"'","customer":{"email":"kim@example.com","firstName":"Kim"},"items":[{"id":"1","sku":"ALDER-1","name":"Alder throw"}]}'
        key="$(printf %s "${secret#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')"
        signature="$(printf %s "$id.$timestamp.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)"
        curl -i '{{url}}' -H 'content-type: application/json' \
          -H "webhook-id: $id" -H "webhook-timestamp: $timestamp" -H "webhook-signature: v1,$signature" -d "$body"
        """;
}
