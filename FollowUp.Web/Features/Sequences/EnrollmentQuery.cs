using FollowUp.Core.Engine;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Which enrollments are shown.</summary>
/// <param name="Step">Those that stand there.</param>
/// <param name="Page">1 is the first.</param>
public sealed record EnrollmentQuery(EnrollmentStatus? Status = null, string? Step = null, string? Search = null, int Page = 1)
{
    /// <summary>Something is filtered out.</summary>
    public bool IsFiltered => Status is not null || Step is not null || Search is not null;

    /// <summary>From the address; what makes no sense there is left out.</summary>
    public static EnrollmentQuery Read(string? status, string? step, string? search, string? page)
        => new(ListPlace.Choice<EnrollmentStatus>(status), string.IsNullOrEmpty(step) ? null : step, string.IsNullOrWhiteSpace(search) ? null : search, ListPlace.Page(page));

    /// <summary>For the address, by name; null takes a parameter away.</summary>
    public Dictionary<string, object?> Address() => new()
    {
        ["status"] = Status?.ToString().ToLowerInvariant(),
        ["step"] = Step,
        ["search"] = Search,
        ["page"] = Page > 1 ? Page : null,
    };
}
