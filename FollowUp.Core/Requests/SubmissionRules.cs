using FollowUp.Core.Kernel;

namespace FollowUp.Core.Requests;

/// <summary>Limits of what a contact may submit. Messages stand beside the fields of the public page.</summary>
public static class SubmissionRules
{
    public const int LongestHeadline = 120;
    public const int LongestText = 5000;
    public const int LongestName = 80;

    /// <exception cref="InputException">Names each field that cannot be taken.</exception>
    public static void Check(SubmissionInput input)
    {
        var errors = new List<InputError>();
        if (input.Rating is < 1 or > 5)
        {
            errors.Add(new InputError("rating", "choose one to five stars"));
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            errors.Add(new InputError("text", "write a few words"));
        }

        Longest(errors, "text", input.Text, LongestText);
        Longest(errors, "headline", input.Headline, LongestHeadline);
        Longest(errors, "shownName", input.ShownName, LongestName);
        CheckPhotos(errors, input.Photos);
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private static void CheckPhotos(List<InputError> errors, IReadOnlyList<UploadedPhoto> photos)
    {
        if (photos.Count > PhotoFormat.MostPhotos)
        {
            errors.Add(new InputError("photos", $"choose at most {PhotoFormat.MostPhotos} photos"));
        }
        else if (photos.Any(photo => photo.Content.Length > PhotoFormat.LargestPhoto))
        {
            errors.Add(new InputError("photos", $"each photo may have at most {PhotoFormat.LargestPhoto / 1024 / 1024} MB"));
        }
        else if (photos.Any(photo => PhotoFormat.Of(photo.Content) is null))
        {
            errors.Add(new InputError("photos", "choose JPEG, PNG, WebP or GIF pictures"));
        }
    }

    private static void Longest(List<InputError> errors, string field, string? value, int most)
    {
        if (value?.Length > most)
        {
            errors.Add(new InputError(field, $"use at most {most} characters"));
        }
    }
}
