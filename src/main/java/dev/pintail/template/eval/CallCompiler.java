package dev.pintail.template.eval;

import dev.pintail.template.syntax.Expression;
import dev.pintail.template.value.Attributes;
import dev.pintail.template.value.BoundMethod;
import dev.pintail.template.value.Calls;

/** Calls. A method call takes the short way: no object is made for the method. */
record CallCompiler(ExpressionCompiler compiler) {
    Code call(Expression.Call call) {
        ArgumentsCode arguments = ArgumentsCode.of(call.arguments(), compiler);
        if (call.target() instanceof Expression.Attribute attribute) {
            Code owner = compiler.compile(attribute.target());
            return method(owner, attribute.name(), arguments);
        }
        Code target = compiler.compile(call.target());
        return frame -> Calls.call(target.run(frame), arguments.run(frame), frame);
    }

    private static Code method(Code owner, String name, ArgumentsCode arguments) {
        return frame -> {
            Object target = owner.run(frame);
            BoundMethod.Method method = Attributes.method(target, name);
            if (method != null) {
                frame.budget().steps(1);
                return method.call(frame, target, arguments.run(frame));
            }
            Object function = Attributes.attribute(target, name);
            return Calls.call(function, arguments.run(frame), frame);
        };
    }
}
