namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>How one exchange with a provider ended.</summary>
internal abstract record HttpEnd
{
    private HttpEnd()
    {
    }

    public sealed record Answered(ProviderAnswer Answer) : HttpEnd;

    /// <summary>The request did not go out whole.</summary>
    public sealed record NotSent(string Reason) : HttpEnd;

    /// <summary>The account's address is inside a private network, which is not called.</summary>
    public sealed record NotAllowed(string Reason) : HttpEnd;

    /// <summary>The request went out whole, and no answer came.</summary>
    public sealed record NoAnswer(string Reason) : HttpEnd;
}
