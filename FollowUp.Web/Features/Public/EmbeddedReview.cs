using FollowUp.Core.Requests;
using NodaTime.Text;

namespace FollowUp.Web.Features.Public;

/// <summary>A review as other sites get it: nothing that its writer did not mean to be read.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="Photos">Addresses on this site.</param>
public sealed record EmbeddedReview(
    Guid Id, int Rating, string? Headline, string Text, string Name, string Product, string? Reply, bool Featured, string SubmittedAt, IReadOnlyList<string> Photos)
{
    private const string Nameless = "Verified buyer";

    public static EmbeddedReview Of(Guid organizationId, ReviewRow row) => new(
        row.Id,
        row.Rating,
        row.Headline,
        row.Text,
        row.ShownName ?? Nameless,
        row.Product,
        row.Reply,
        row.Featured,
        InstantPattern.ExtendedIso.Format(row.SubmittedAt),
        [.. row.Photos.Select(photo => $"/embed/reviews/{organizationId:D}/photos/{photo.Hash}")]);
}
