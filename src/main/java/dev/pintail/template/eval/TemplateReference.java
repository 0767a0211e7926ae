package dev.pintail.template.eval;

import dev.pintail.template.python.PythonObject;
import dev.pintail.template.value.Address;
import dev.pintail.template.value.CallArguments;
import dev.pintail.template.value.Callable;
import dev.pintail.template.value.Evaluation;
import dev.pintail.template.value.HasAttributes;
import dev.pintail.template.value.Signature;
import dev.pintail.template.value.Undefined;
import java.util.Map;

/** The variable {@code self}: the template's blocks as functions. */
record TemplateReference(Frame frame, Map<String, Step> blocks) implements PythonObject, HasAttributes {
    /** A frame for the whole template or one of its blocks, which sees nothing but the scope and {@code self}. */
    static Frame frame(Frame from, Map<String, Step> blocks) {
        Frame frame = from.separate();
        frame.set("self", new TemplateReference(frame, blocks));
        frame.set("super", Undefined.because("there is no parent block called."));
        return frame;
    }

    @Override
    public Object attribute(String name, Object absent) {
        Step block = blocks.get(name);
        return block == null ? absent : new BlockReference(frame, blocks, block);
    }

    @Override
    public String typeName() {
        return "TemplateReference";
    }

    @Override
    public String repr() {
        return "<TemplateReference None>";
    }

    private record BlockReference(Frame frame, Map<String, Step> blocks, Step block) implements Callable {
        private static final Signature NO_ARGUMENTS = Signature.takes();

        @Override
        public Object call(Evaluation evaluation, CallArguments arguments) {
            NO_ARGUMENTS.bind("block", arguments);
            Output out = new Output(frame.budget());
            frame.budget().enter();
            block.run(TemplateReference.frame(frame, blocks), out);
            frame.budget().leave();
            return Printing.finished(out, frame);
        }

        @Override
        public String repr() {
            return "<BlockReference at " + Address.TEXT + ">";
        }
    }
}
