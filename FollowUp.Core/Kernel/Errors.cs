namespace FollowUp.Core.Kernel;

/// <summary>What was sent or typed cannot be taken; nothing was changed. HTTP 400.</summary>
public sealed class InputException(IReadOnlyList<InputError> errors)
    : Exception(string.Join(" ", errors.Select(error => $"{error.Field}: {error.Message}.")))
{
    public InputException(string field, string message)
        : this([new InputError(field, message)])
    {
    }

    public IReadOnlyList<InputError> Errors { get; } = errors;
}

/// <summary>One field that cannot be taken.</summary>
/// <param name="Field">Path of the field as the API writes it, such as <c>items[2].id</c>.</param>
/// <param name="Message">What is wrong in plain words, without the field's name.</param>
public sealed record InputError(string Field, string Message);

/// <summary>No such thing in this organization. HTTP 404.</summary>
public sealed class NotFoundException(string what) : Exception($"There is no such {what}.");

/// <summary>The actor's role or key does not allow it. HTTP 403.</summary>
public sealed class ForbiddenException(string message) : Exception(message);

/// <summary>The thing is not in a state that allows it, or someone else changed it first. HTTP 409.</summary>
public sealed class ConflictException(string message) : Exception(message);
