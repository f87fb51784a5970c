using FollowUp.Core.Requests;

namespace FollowUp.Web.Features.Public;

/// <summary>Reads the files of a form into memory, no more of each than the rules need to refuse it.</summary>
internal static class UploadedPhotos
{
    public static async Task<IReadOnlyList<UploadedPhoto>> ReadAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        var photos = new List<UploadedPhoto>();

        // A browser sends one empty file when none was chosen.
        foreach (var file in files.Where(file => file.Length > 0).Take(PhotoFormat.MostPhotos + 1))
        {
            var content = new byte[(int)Math.Min(file.Length, PhotoFormat.LargestPhoto + 1)];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(content, cancellationToken);
            photos.Add(new UploadedPhoto(file.FileName, content));
        }

        return photos;
    }
}
