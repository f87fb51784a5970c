namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Shows enough of an address to recognise it and not enough to learn it: unsubscribe links are forwarded.</summary>
internal static class MaskedAddress
{
    private const string Mask = "•••";

    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0
            ? address[0] + Mask + address[at..]
            : address.Length > 6 ? address[..3] + Mask + address[^2..] : Mask;
    }
}
