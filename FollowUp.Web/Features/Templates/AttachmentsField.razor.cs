using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates.WhatsApp;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace FollowUp.Web.Features.Templates;

/// <summary>Uploads run one after the other, read a piece at a time, so that the page can say how far they are.</summary>
public sealed partial class AttachmentsField
{
    private const int MostAtOnce = 20;
    private const int Piece = 64 * 1024;

    private static readonly string Accepted = string.Join(',', MediaKinds.Extensions);

    private readonly List<string> refused = [];
    private IBrowserFile? reading;
    private int done;
    private int chosen;
    private bool choosing;

    [Inject]
    private IMedia Media { get; set; } = default!;

    /// <summary>The channel whose limits hold.</summary>
    [Parameter, EditorRequired]
    public Channel Channel { get; set; }

    /// <summary>The files in their order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<MediaFile> Files { get; set; } = [];

    /// <summary>What saving refused.</summary>
    [Parameter]
    public IEnumerable<string> Errors { get; set; } = [];

    /// <summary>Called with the new list.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IReadOnlyList<MediaFile>> OnChange { get; set; }

    private string Hint => Channel switch
    {
        Channel.Email => $"Up to {Limits.MostFiles} files, {MediaRules.Size(Limits.MostBytes)} together.",
        Channel.Sms => $"With files it goes as MMS, which costs more and not every network takes. Up to {Limits.MostFiles} files, {MediaRules.Size(Limits.MostBytes)} together.",
        _ => $"At most {Limits.MostFiles}, and no buttons or list beside it. With it, the text takes {WhatsAppLimits.InteractiveText} characters.",
    };

    private ChannelMedia Limits => MediaLimits.Of(Channel);

    /// <summary>What does not fit is said at once, in the words saving would use.</summary>
    private IEnumerable<string> Problems => refused
        .Concat(Limits.Check([.. Files.Select(AttachedFile.Of)]).Select(error => error.Field == "attachments" ? $"Attachments {error.Message}." : $"{error.Message}."))
        .Concat(Limits.Check([.. Files.Select(AttachedFile.Of)]).Any() ? [] : Errors);

    private async Task UploadAsync(InputFileChangeEventArgs change)
    {
        refused.Clear();
        if (change.FileCount > MostAtOnce)
        {
            refused.Add($"Choose at most {MostAtOnce} files at once.");
        }
        else
        {
            foreach (var file in change.GetMultipleFiles(MostAtOnce))
            {
                await UploadAsync(file);
            }
        }

        // A new input, so that choosing the same file once more is a change again.
        (reading, chosen) = (null, chosen + 1);
    }

    private async Task UploadAsync(IBrowserFile file)
    {
        try
        {
            MediaRules.CheckSize(file.Name, file.Size);
            var stored = await Media.UploadAsync(Actor, file.Name, await ReadAsync(file), Leaving);
            if (Files.All(one => one.Id != stored.Id))
            {
                await OnChange.InvokeAsync([.. Files, stored]);
            }
        }
        catch (InputException error)
        {
            refused.AddRange(error.Errors.Select(one => $"{char.ToUpperInvariant(one.Message[0])}{one.Message[1..]}."));
        }
        catch (Exception error) when (error is IOException or ForbiddenException)
        {
            refused.Add(error is ForbiddenException ? error.Message : $"“{file.Name}” could not be uploaded. Choose it once more.");
        }
    }

    private async Task<byte[]> ReadAsync(IBrowserFile file)
    {
        (reading, done) = (file, 0);
        var content = new byte[file.Size];
        await using var stream = file.OpenReadStream(MediaRules.LargestFile, Leaving);
        while (done < content.Length)
        {
            var read = await stream.ReadAsync(content.AsMemory(done, Math.Min(Piece, content.Length - done)), Leaving);
            done += read > 0 ? read : throw new EndOfStreamException();
            StateHasChanged();
        }

        return content;
    }

    private Task MoveAsync(int at, int by)
    {
        var moved = Files.ToList();
        (moved[at], moved[at + by]) = (moved[at + by], moved[at]);
        return OnChange.InvokeAsync(moved);
    }
}
