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
