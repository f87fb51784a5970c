using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery.Channels.Catalogue;

/// <summary>Asks one provider which WhatsApp templates an account has. Never throws for what a provider or a network does.</summary>
public interface ITemplateCatalogue
{
    /// <summary>Provider name as stored with accounts.</summary>
    string Provider { get; }

    /// <param name="number">The account's sending number, E.164.</param>
    Task<CatalogueAnswer> ReadAsync(ChannelAccountSettings account, string number, CancellationToken cancellationToken);
}

/// <summary>How asking ended.</summary>
public abstract record CatalogueAnswer
{
    private CatalogueAnswer()
    {
    }

    /// <summary>The whole list: what is not in it does not exist any more.</summary>
    public sealed record Listed(IReadOnlyList<ListedTemplate> Templates, NumberHealth? Health = null) : CatalogueAnswer;

    /// <summary>Nothing is known that was not known before.</summary>
    /// <param name="Reason">What to do, in plain words, with the provider's own where it gave any.</param>
    public sealed record Failed(string Reason) : CatalogueAnswer;
}

/// <summary>A template as a provider lists it.</summary>
public sealed record ListedTemplate(
    string ProviderId, string Name, string Language, string Category, ApprovalStatus Status, string? Reason, string? Quality, ApprovedContent Content);

/// <summary>What a provider tells of a sending number, in its own words.</summary>
public sealed record NumberHealth(string? Quality, string? MessagingLimit);
