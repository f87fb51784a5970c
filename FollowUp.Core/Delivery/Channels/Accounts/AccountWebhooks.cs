namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>Addresses that a provider calls; null where it calls none.</summary>
public sealed record AccountWebhooks(string? Status, string? Inbound)
{
    /// <param name="baseUrl">Where we are reached, without a slash at its end.</param>
    /// <param name="token">The account's secret for providers that sign nothing.</param>
    public static AccountWebhooks Of(string baseUrl, string provider, Guid accountId, string? token)
    {
        if (AccountCatalogue.Find(provider) is not { IsHttp: true } kind)
        {
            return new AccountWebhooks(null, null);
        }

        var query = string.IsNullOrEmpty(token) ? "" : $"?token={Uri.EscapeDataString(token)}";
        return new AccountWebhooks(
            $"{baseUrl}/webhooks/{provider}/status/{accountId:D}{(kind.StatusToken ? query : "")}",
            kind.HearsInbound ? $"{baseUrl}/webhooks/{provider}/inbound/{accountId:D}{(kind.InboundToken ? query : "")}" : null);
    }

    /// <summary>The same without tokens.</summary>
    public AccountWebhooks WithoutTokens() => new(Status?.Split('?')[0], Inbound?.Split('?')[0]);

    /// <summary>Leaves tokens out.</summary>
    public override string ToString() => $"{Status?.Split('?')[0]} {Inbound?.Split('?')[0]}";
}
