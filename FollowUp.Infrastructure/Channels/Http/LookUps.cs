using System.Globalization;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Reads the answer to a look-up; whatever is not a plain list leaves the question open.</summary>
internal static class LookUps
{
    public static LookUpResult Of(HttpEnd end, Func<JsonElement, LookUpResult> read) => end switch
    {
        HttpEnd.Answered { Answer: { Status: 200, Whole: true } answer } => read(answer.Json),
        HttpEnd.Answered { Answer: var answer } => new LookUpResult.Unclear(string.Create(CultureInfo.InvariantCulture, $"The provider answered the question with {answer.Status}.")),
        HttpEnd.NotSent failed => new LookUpResult.Unclear(failed.Reason),
        HttpEnd.NotAllowed inside => new LookUpResult.Unclear(inside.Reason),
        HttpEnd.NoAnswer lost => new LookUpResult.Unclear(lost.Reason),
        _ => throw new InvalidOperationException($"Unknown end {end.GetType().Name}."),
    };
}
