namespace FollowUp.Core.Delivery.Channels.Catalogue;

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
