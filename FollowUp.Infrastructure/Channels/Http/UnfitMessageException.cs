namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>The provider has no form for this message, so it is not handed over.</summary>
/// <param name="code">What is unfit: <c>address</c>, <c>content</c>, <c>media</c>.</param>
internal sealed class UnfitMessageException(string code, string reason, bool invalidAddress = false) : Exception(reason)
{
    public string Code { get; } = code;

    public bool InvalidAddress { get; } = invalidAddress;
}
