using FollowUp.Core.Kernel;

namespace FollowUp.Core.Media;

/// <summary>What one channel takes along.</summary>
/// <param name="MostFiles">Files of one message.</param>
/// <param name="MostBytes">Of all files of one message.</param>
public sealed record ChannelMedia(Channel Channel, int MostFiles, int MostBytes, IReadOnlyList<MediaAllowance> Allowances)
{
    /// <summary>How the channel is called here, within a sentence.</summary>
    private string Words => Channel switch
    {
        Channel.Email => "an email",
        Channel.Sms => "a text message",
        _ => "a WhatsApp message",
    };

    /// <summary>What does not fit; fields are <c>attachments</c> and <c>attachments[n]</c>.</summary>
    public IEnumerable<InputError> Check(IReadOnlyList<AttachedFile> files)
    {
        if (files.Count > MostFiles)
        {
            yield return new InputError("attachments", $"must be at most {MostFiles} for {Words}");
        }

        for (var at = 0; at < files.Count; at++)
        {
            if (Problem(files[at]) is { } problem)
            {
                yield return new InputError($"attachments[{at}]", problem);
            }
        }

        if (files.Sum(file => (long)file.Size) is var total && total > MostBytes)
        {
            yield return new InputError("attachments", $"have {MediaRules.Size(total)} together; {Words} takes at most {MediaRules.Size(MostBytes)}");
        }
    }

    private string? Problem(AttachedFile file)
    {
        var allowance = Allowances.FirstOrDefault(one => one.Kinds.Any(kind => kind.ContentType == file.ContentType));
        return allowance is null
            ? $"“{file.Name}” is {MediaKinds.Of(file.ContentType)?.Words ?? file.ContentType}, which {Words} does not take; it takes {string.Join("; ", Allowances.Select(one => one.Words))}"
            : file.Size > allowance.MostBytes ? $"“{file.Name}” has {MediaRules.Size(file.Size)}; {Words} takes {allowance.Words} of at most {MediaRules.Size(allowance.MostBytes)} each"
            : null;
    }
}

/// <summary>Kinds of file with one limit.</summary>
/// <param name="Words">All of them for people.</param>
/// <param name="MostBytes">Of one file.</param>
public sealed record MediaAllowance(string Words, int MostBytes, params IReadOnlyList<MediaKind> Kinds);
