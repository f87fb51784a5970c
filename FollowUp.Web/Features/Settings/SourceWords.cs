using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Settings;

/// <summary>A source of webhooks in words.</summary>
/// <param name="How">What to do in the shop.</param>
/// <param name="ShopMakesSecret">The shop makes the secret and we take it over; else we make it.</param>
internal sealed record SourceWords(string Name, string How, bool ShopMakesSecret)
{
    public static SourceWords Of(string source) => source switch
    {
        WebhookSources.Shopify => new(
            "Shopify", "In Shopify, open Settings, Notifications, Webhooks. Add one for “Fulfillment update” and one for “Order fulfillment”, both in JSON, with this address.", true),
        WebhookSources.WooCommerce => new(
            "WooCommerce", "In WooCommerce, open Settings, Advanced, Webhooks. Add one for the topic “Order updated” with this address and the secret made here.", false),
        _ => new(
            "Other shops and programs", "Send one signed request for each delivered order. It follows the Standard Webhooks form: webhook-id, webhook-timestamp and webhook-signature.", false),
    };
}
