using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Media;

namespace FollowUp.Web.Endpoints;

/// <summary>A file for messages.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Url">From where providers, and whoever else knows it, fetch the file.</param>
internal sealed record MediaAnswer(Guid Id, string Name, string ContentType, int Size, string Hash, string Url, DateTimeOffset CreatedAt)
{
    public static MediaAnswer Of(MediaFile file, PublicLinks links)
        => new(file.Id, file.Name, file.ContentType, file.Size, file.Hash, links.Media(file.Token), file.CreatedAt.ToDateTimeOffset());
}

/// <summary>The query of the list of files.</summary>
internal sealed class MediaListQuery : ListQuery;
