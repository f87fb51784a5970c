using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>Where order webhooks come from.</summary>
public static class WebhookSources
{
    public const string Shopify = "shopify";
    public const string WooCommerce = "woocommerce";
    public const string Generic = "generic";

    public static IReadOnlyList<string> All { get; } = [Shopify, WooCommerce, Generic];

    /// <exception cref="NotFoundException">There is no such source.</exception>
    public static string Checked(string source)
        => All.Contains(source) ? source : throw new NotFoundException("webhook source");
}
