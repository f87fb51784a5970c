using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Which messages that may be opt-outs are wanted.</summary>
internal sealed class PossibleOptOutListQuery : ListQuery
{
    /// <summary><c>open</c>, which is meant when it is left out, or <c>decided</c>.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <exception cref="InputException">Not one of the words.</exception>
    public bool OpenOf() => Status switch
    {
        null or "" or "open" => true,
        "decided" => false,
        _ => throw new InputException("status", "must be open or decided"),
    };
}
